import type { ReadDatabase } from '../../main/database/read.ts'

/** Reads like the desk does and explains every statement on the way: `plans` holds each step of each. */
export function explaining(read: ReadDatabase): { read: ReadDatabase; plans: string[] } {
  const plans: string[] = []
  const explain = (sql: string, parameters: readonly (string | number | null)[] = []) => {
    const rows = read.all<{ detail: string }>(`explain query plan ${sql}`, parameters)
    plans.push(...rows.map(row => row.detail))
  }
  return {
    plans,
    read: {
      all: (sql, parameters) => {
        explain(sql, parameters)
        return read.all(sql, parameters)
      },
      get: (sql, parameters) => {
        explain(sql, parameters)
        return read.get(sql, parameters)
      },
      iterate: (sql, parameters) => {
        explain(sql, parameters)
        return read.iterate(sql, parameters)
      },
    },
  }
}
