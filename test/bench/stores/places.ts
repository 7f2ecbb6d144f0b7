/** What was put into a store and is still to be worked, oldest first. */
export type Places<T> = {
  add(item: T): void;
  /** Takes the oldest; throws when there is none, for then the bench would time nothing. */
  take(): T;
};

export function newPlaces<T>(): Places<T> {
  const items: T[] = [];
  let next = 0;
  return {
    add: (item) => void items.push(item),
    take() {
      const item = items[next];
      if (item === undefined) throw new Error('the bench asked for more than it had put there');
      next += 1;
      return item;
    },
  };
}
