import { Role } from '../../wire/index.ts';
import { ChoiceField } from '../design/index.ts';
import { roleNames } from '../words/index.ts';
import { texts } from './texts.ts';

type RoleFieldProps = { readonly value: Role; readonly onChange: (role: Role) => void };

/** Chooses a role by its name. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  return (
    <ChoiceField
      label={texts.role}
      name="role"
      value={value}
      onChange={(chosen) => onChange(Role.parse(chosen))}
      choices={Role.options.map((one) => [one, roleNames[one]] as const)}
    />
  );
}
