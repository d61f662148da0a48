/** The day by the clock of this machine, in UTC as the plans count. */
export const today = (): string => new Date().toISOString().slice(0, 10);
