import { type Kysely, sql } from 'kysely';

/** What a town calls each of its services, also those that are no form: people at the console read titles, not ids. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table service_titles (
      town_id text not null references towns,
      service_id text not null,
      title json not null,
      primary key (town_id, service_id)
    );
    insert into service_titles (town_id, service_id, title)
      select town_id, service_id, definition -> 'title' from services where definition -> 'title' is not null;
  `.execute(db);
}
