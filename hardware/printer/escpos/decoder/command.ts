/**
 * One piece of an ESC/POS stream: characters to print, a whole command with its parameters (the bytes after its
 * name and, for the `GS (` family, after its length), or bytes that are no command we know.
 */
export type EscPosCommand =
  | { readonly kind: 'text'; readonly offset: number; readonly bytes: Uint8Array }
  | {
      readonly kind: 'command';
      /** As Epson writes it: `LF`, `ESC a`, `GS ( k`, `DLE EOT`. */
      readonly name: string;
      readonly offset: number;
      readonly bytes: Uint8Array;
      readonly parameters: Uint8Array;
    }
  | { readonly kind: 'unknown'; readonly offset: number; readonly bytes: Uint8Array };
