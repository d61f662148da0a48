/**
 * Words that change while their screen stands: always in an element of their own, since a page that
 * was translated in place no longer holds the text node that would be changed.
 */
export const Said = ({ text }: { readonly text: string }) => <span key={text}>{text}</span>;
