import { Role } from '../../wire/index.ts';
import { ChoiceField } from '../design/index.ts';
import { roleNames } from './role-name.ts';

type RoleFieldProps = {
  readonly label: string;
  readonly value: Role;
  readonly onChange: (role: Role) => void;
};

/** Chooses a role by its name. */
export function RoleField({ label, value, onChange }: RoleFieldProps) {
  return (
    <ChoiceField
      label={label}
      name="role"
      value={value}
      onChange={(chosen) => onChange(Role.parse(chosen))}
      choices={Role.options.map((one) => [one, roleNames[one]] as const)}
    />
  );
}
