import { describe, expect, it } from "vitest";
import { actorOfSession } from "@/lib/adapters/actors";
import { beginByLink, setUpPath, signIn } from "@/lib/adapters/sign-in";

const answers = {
  organisation: "Fern & Leaf",
  name: "Ada First",
  email: "ada@fern.example",
  password: "heron lantern oak",
};

describe("an empty installation", () => {
  it("gets its first administrator through the link, once, whoever is faster", async () => {
    const token = (await setUpPath())?.split("/").at(-1) ?? "";
    await expect(
      beginByLink({ token, ...answers, password: "ada ada ada ada" }),
    ).rejects.toMatchObject({ fields: { password: [expect.any(String)] } });
    await expect(beginByLink({ token, ...answers, roles: ["admin"] })).rejects.toMatchObject({
      fields: { roles: [expect.any(String)] },
    });
    const both = await Promise.allSettled([
      beginByLink({ token, ...answers }),
      beginByLink({ token, ...answers, email: "bob@fern.example" }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await setUpPath()).toBeNull();
    const tries = ["ada@fern.example", "bob@fern.example"].map((email) =>
      signIn({ email, password: answers.password, device: "", address: "::1" }),
    );
    const [secret] = (await Promise.all(tries)).filter((one) => one !== null);
    expect((await actorOfSession(secret ?? ""))?.roles).toEqual(["admin", "staff"]);
  });
});
