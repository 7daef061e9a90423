const millisOfDay = 86_400_000

/** The day so many days later: calendar days, without clocks or zones. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * millisOfDay).toISOString().slice(0, 10)
