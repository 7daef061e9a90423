const millisOfDay = 86_400_000

/** Another day: `addDays('2026-02-28', 1)` is `2026-03-01`. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * millisOfDay).toISOString().slice(0, 10)

/** Days from one to the other; negative where it lies before. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisOfDay
