/** The same answers with another one to one question; without it where there is none any more. */
export function withAnswer<Given>(
  answers: Readonly<Record<string, Given>>,
  fieldId: string,
  answer: Given | undefined,
): Readonly<Record<string, Given>> {
  const { [fieldId]: _before, ...others } = answers;
  return answer === undefined ? others : { ...others, [fieldId]: answer };
}
