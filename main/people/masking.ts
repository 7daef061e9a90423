/** Masks details that are shown in full only to those who may see them and ask; each look is on the audit trail. */

/** The last four digits, by which people at the counter tell numbers apart; empty where there are fewer. */
export function phoneTail(number: string): string {
  return number.replace(/\D/g, '').slice(-4)
}

/** First two and last two characters of an ID document. */
export function maskDocument(text: string): string {
  if (text.length < 8) return '*'.repeat(text.length)
  return `${text.slice(0, 2)}${'*'.repeat(text.length - 4)}${text.slice(-2)}`
}

/** The year says roughly how old somebody is; month and day stay hidden. */
export function maskBirthday(day: string): string {
  return `${day.slice(0, 4)}-**-**`
}
