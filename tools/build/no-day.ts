/** A day for every file of an archive: the same content has the same bytes. It is read as local time. */
export const NO_DAY = new Date(2000, 0, 1);
