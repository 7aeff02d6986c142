/**
 * The order that a town has chosen for what it shows: first what it names, in its order, then the rest as it was.
 * `idOf` gives the name of one, as `order` has it.
 */
export function inTownOrder<Item>(
  order: readonly string[],
  items: readonly Item[],
  idOf: (item: Item) => string,
): Item[] {
  const placeOf = (item: Item): number => {
    const place = order.indexOf(idOf(item));
    return place === -1 ? order.length : place;
  };
  return [...items].sort((one, other) => placeOf(one) - placeOf(other));
}
