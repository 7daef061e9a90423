/** Drills that are played by the program. */
export const drillErrors = {
  'drill.rainUnreadable': {
    zh: '降雨数据第 {line} 行无法读取。请提供 CSV 文件：首行为列名 time,precipitation，每小时一行，时间如 2026-07-12 18:00，时间先后有序，最长 31 天。',
    en: 'Line {line} of the rain series cannot be read. Give a CSV file: the first line names time,precipitation, then one line an hour with times such as 2026-07-12 18:00 in their order, 31 days at most.',
  },
  'drill.notEmpty': {
    zh: '文件夹 {folder} 里已有数据。演练只在空文件夹里进行，不会动用正式数据。请另选一个文件夹。',
    en: 'The folder {folder} holds data already. A drill is played in an empty folder only and never touches a desk in use. Choose another folder.',
  },
} as const
