import { connectAs } from "./database";

/** Lets every change of this record fail in the database. @returns what lets it pass again */
export async function failing(table: "acceptance" | "treatment", id: string) {
  const admin = await connectAs("admin");
  await admin.query(`CREATE FUNCTION app.fails_once() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'This record cannot be changed.'; END $$`);
  const at = admin.escapeLiteral(id);
  await admin.query(`CREATE TRIGGER fails BEFORE UPDATE ON app.${table} FOR EACH ROW
    WHEN (OLD.id = ${at}::uuid) EXECUTE FUNCTION app.fails_once()`);
  return async () => {
    await admin.query(`DROP TRIGGER fails ON app.${table}`);
    await admin.query("DROP FUNCTION app.fails_once()");
    await admin.end();
  };
}
