/** Whatever came from elsewhere, as text in the page and never as markup. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

export function time(at: number): string {
  const shown = new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return `<time datetime="${new Date(at).toISOString()}">${shown}</time>`;
}
