/**
 * The same function, each value of it made once a process: for runs that are functions of their set-up and seed, and that several
 * claims ask for. Arguments are plain data; they are told apart by their JSON.
 */
export const madeOnce = <A extends readonly unknown[], T>(make: (...args: A) => T): ((...args: A) => T) => {
  const made = new Map<string, { readonly value: T }>();
  return (...args) => {
    const key = JSON.stringify(args);
    const entry = made.get(key) ?? { value: make(...args) };
    made.set(key, entry);
    return entry.value;
  };
};

/** The same function of one object, its value made once for every object: an instance is asked for it by its hypotheses, its regimes and its conclusion. */
export const madeOnceEach = <I extends object, T>(make: (instance: I) => T): ((instance: I) => T) => {
  const made = new WeakMap<I, { readonly value: T }>();
  return (instance) => {
    const entry = made.get(instance) ?? { value: make(instance) };
    made.set(instance, entry);
    return entry.value;
  };
};
