/**
 * Prints the `createTables` literal of tables that no migration makes yet: `node scripts/draft-migration.ts case unit`.
 * What it prints is pasted into a numbered migration file and never changed once released.
 */
import { tables } from '../main/desk/domains.ts'

const wanted = process.argv.slice(2)
for (const table of tables.filter(candidate => wanted.includes(candidate.name))) {
  const columns = Object.entries(table.columns).map(([name, column]) => {
    const type = column.kind === 'text' ? 'text' : 'bigint'
    const role = column.primary ? (column.kind === 'text' ? 'key' : 'integer key') : type
    return `['${name}', '${role}${column.nullable ? ' null' : ''}'],`
  })
  const indexes = table.indexes.map(
    index =>
      `{ name: '${index.name}', columns: [${index.columns.map(c => `'${c}'`).join(', ')}]${index.unique ? ', unique: true' : ''}${index.where === undefined ? '' : `, where: '${index.where}'`} },`,
  )
  console.log(
    `{\n  name: '${table.name}',\n  guarded: ${table.synced !== undefined || table.name.startsWith('operation')},\n  columns: [\n    ${columns.join('\n    ')}\n  ],\n  indexes: [\n    ${indexes.join('\n    ')}\n  ],\n},`,
  )
}
