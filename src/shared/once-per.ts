/**
 * A function that works its answer out once per object, and forgets it with the object. For objects that nobody changes
 * any more.
 */
export function oncePer<Asked extends object, Made extends object | string>(
  workOut: (asked: Asked) => Made,
): (asked: Asked) => Made {
  const known = new WeakMap<Asked, Made>();
  return (asked) => {
    const before = known.get(asked);
    if (before !== undefined) return before;
    const made = workOut(asked);
    known.set(asked, made);
    return made;
  };
}
