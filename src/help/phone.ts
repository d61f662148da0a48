/** Where a link leads that calls a telephone number, such as tel:09001995 for 0900-1995. */
export const callAddress = (phone: string): string => `tel:${phone.replaceAll('-', '')}`;
