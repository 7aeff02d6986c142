import { createHmac } from 'node:crypto';
import pg from 'pg';

/** The role that owns the tables: migrations run as it, and nothing else does. */
export const OWNER_ROLE = 'townhall_owner';
/** The role as which the program works: it reads and writes rows, and only adds to what only grows. */
export const PROGRAM_ROLE = 'townhall_program';

/** One database as each of the two roles. */
export type RoleUrls = { readonly ownerUrl: string; readonly programUrl: string };

/** "ROLE" in ASCII. */
const ROLES_LOCK = 0x524f4c45;

/** The addresses of both roles in the database that the administrator's address names; their passwords follow from its own. */
export function roleUrls(adminUrl: string): RoleUrls {
  const as = (role: string): string => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = passwordOf(role, adminUrl);
    return url.href;
  };
  return { ownerUrl: as(OWNER_ROLE), programUrl: as(PROGRAM_ROLE) };
}

/**
 * Makes both roles where they are not there, and gives the owner all that the administrator owned: a database of before the roles
 * becomes like a new one. Any number of processes may call it at once.
 */
export async function prepareRoles(adminUrl: string): Promise<RoleUrls> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'townhall-roles' });
  // What breaks while it works is thrown by the question; what breaks afterwards concerns no one.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [ROLES_LOCK]);
    for (const role of [OWNER_ROLE, PROGRAM_ROLE]) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'create' : 'alter';
      const password = pg.escapeLiteral(passwordOf(role, adminUrl));
      await client.query(
        `${verb} role ${role} login nosuperuser nocreatedb nocreaterole noreplication password ${password}`,
      );
    }
    await client.query(GIVE_TO_OWNER);
    await client.query('commit');
  } finally {
    await client.end();
  }
  return roleUrls(adminUrl);
}

/** Extensions and what belongs to them stay with the administrator. */
const GIVE_TO_OWNER = `
  do $$
  declare thing record;
  begin
    execute format('alter database %I owner to ${OWNER_ROLE}', current_database());
    for thing in
      select format('alter table public.%I owner to ${OWNER_ROLE}', relname) as statement
      from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and pg_get_userbyid(relowner) = current_user
      union all
      select format('alter function %s owner to ${OWNER_ROLE}', oid::regprocedure)
      from pg_proc
      where pronamespace = 'public'::regnamespace and pg_get_userbyid(proowner) = current_user
        and not exists (select 1 from pg_depend where objid = pg_proc.oid and deptype = 'e')
    loop
      execute thing.statement;
    end loop;
  end $$`;

function passwordOf(role: string, adminUrl: string): string {
  return createHmac('sha256', decodeURIComponent(new URL(adminUrl).password))
    .update(role)
    .digest('base64url');
}
