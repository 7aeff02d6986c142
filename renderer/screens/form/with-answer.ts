/** The answers with this one in them; without it where there is none. */
export function withAnswer<Of extends Readonly<Record<string, unknown>>>(
  answers: Of,
  fieldId: string,
  answer: Of[string] | undefined,
): Of {
  const { [fieldId]: _before, ...others } = answers;
  return (answer === undefined ? others : { ...others, [fieldId]: answer }) as Of;
}
