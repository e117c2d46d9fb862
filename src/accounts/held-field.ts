/** The hidden field by which a restored form says which kept one it is. */
export const heldField = '_held';
