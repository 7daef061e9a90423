/** Reports of a storm of 5,000 leaks and of its season, on a screen and as files: how long, and how much memory. */
import { rmSync } from 'node:fs'
import { emergencies } from '../../../main/emergencies/queries.ts'
import { leakReportJob } from '../../../main/leaks/reports/file.ts'
import { leakReportViewJob } from '../../../main/leaks/reports/view-job.ts'
import { type BenchPlace, openBenchDesk } from '../data/place.ts'
import { copyOfYears } from '../leaks/years.ts'
import { type Figure, report, within } from './figure.ts'

const place = await copyOfYears()
try {
  report(await reportFigures(place))
} finally {
  rmSync(place.folder, { recursive: true, force: true })
}

/** The storm of 5,000 leaks and its season as files, made in threads as a host makes them, three times each. */
async function reportFigures(place: BenchPlace): Promise<Figure[]> {
  const hosted = await openBenchDesk(place)
  const { jobs, read } = hosted.requireCore()
  const great = emergencies(read).reduce((most, one) => (one.reports > most.reports ? one : most))
  const year = new Date(great.startedAt).getUTCFullYear()
  const common = { language: 'zh' as const, printedBy: '员', printedAt: Date.now() }
  const scopes = [
    ['storm', { emergencyId: great.id, year: null }],
    ['season', { emergencyId: null, year }],
  ] as const
  const memory: number[] = []
  const watching = setInterval(() => void (most = Math.max(most, process.memoryUsage.rss())), 50)
  let most = 0
  const spent = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    return (performance.now() - start) / 1_000
  }
  const figures: Figure[] = []
  for (const [what, scope] of scopes) {
    const seconds = await spent(() =>
      jobs.run(leakReportViewJob, { ...common, scope, now: Date.now(), sums: true }),
    )
    figures.push(within(`report of a ${what} of 5,000 leaks on a screen`, 's', seconds, 5))
  }
  for (let round = 0; round < 3; round++) {
    most = 0
    for (const [what, scope] of scopes)
      for (const format of ['docx', 'xlsx', 'pdf'] as const) {
        const seconds = await spent(() => jobs.run(leakReportJob, { ...common, scope, format }))
        if (round === 0) figures.push(within(`the same as ${format} (${what})`, 's', seconds, 60))
      }
    memory.push(most / 1_048_576)
  }
  clearInterval(watching)
  await hosted.close()
  const [first = 0, , third = 0] = memory
  return [
    ...figures,
    within('most memory while they are made', 'MB', first, 700),
    within('more of it the third time', 'MB', third - first, 50),
  ]
}
