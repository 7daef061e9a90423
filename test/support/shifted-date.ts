/**
 * Lets `Date` go ahead of the computer's clock, or behind it, here and from now on. Runs in Node and, handed over as
 * text, in a page: so it names nothing outside of itself.
 * @param offset milliseconds
 */
export function shiftDate(offset: number): void {
  // Also where it was shifted before: the real one stays the constructor of every date.
  const real = Object.getPrototypeOf(new Date()).constructor as DateConstructor
  globalThis.Date = new Proxy(real, {
    construct: (target, given, as) =>
      Reflect.construct(target, given.length === 0 ? [target.now() + offset] : given, as),
    apply: target => new target(target.now() + offset).toString(),
    get: (target, name) =>
      name === 'now' ? () => target.now() + offset : (Reflect.get(target, name) as unknown),
  })
}
