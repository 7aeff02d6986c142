/** Who changes a user; `townId` null: someone of all towns, or the command line. */
export type Changer = { readonly userName: string; readonly townId: string | null };
