import type { Language } from '../contract/errors.ts'
import type { DayReport } from '../contract/handover-day.ts'
import type { ProfileHandover } from '../contract/profile-handover.ts'
import type { ReportContent, ReportTable } from '../contract/report-content.ts'

interface DayAbout {
  readonly language: Language
  /** Name of the site. */
  readonly site: string
  /** Name of the batch; null for homes handed over one by one. */
  readonly batch: string | null
  readonly reasons: ProfileHandover['reasons']
}

const inMinutes = (milliseconds: number | null) =>
  milliseconds === null ? null : Math.round(milliseconds / 60_000)

/** The report of a day of handover (交付日报) as a document. */
export function dayContent(report: DayReport, { language, site, batch, reasons }: DayAbout): ReportContent {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const about = batch ?? say('零星交付', 'homes one by one')
  const table = (name: string, columns: ReportTable['columns'], rows: ReportTable['rows']) => ({
    kind: 'table' as const,
    table: { name, columns, rows },
  })
  const text = (title: string) => ({ title, kind: 'text' as const })
  const number = (title: string) => ({ title, kind: 'number' as const })
  const minutes = (title: string) => ({ title, kind: 'minutes' as const })
  const percent = (tenths: number | null) => (tenths === null ? '—' : `${tenths / 10}%`)
  return {
    title: say(`交付日报 ${report.day} ${about}`, `Handover report ${report.day}, ${about}`),
    notes: [
      [site, about, report.day].filter(part => part !== '').join(say('　', ' · ')),
      say(
        `累计交付 ${report.acceptedInAll}/${report.homes} 户，交付率 ${percent(report.rate)}${report.target === null ? '' : `（目标 ${report.target}%）`}。`,
        `${report.acceptedInAll} of ${report.homes} homes handed over, ${percent(report.rate)}${report.target === null ? '' : ` of ${report.target}% aimed at`}.`,
      ),
    ],
    sections: [
      {
        heading: say('当日情况', 'The day'),
        blocks: [
          table(
            say('当日情况', 'The day'),
            [
              number(say('预约', 'Expected')),
              number(say('到场', 'Came')),
              number(say('收楼', 'Handed over')),
              number(say('拒收', 'Refused')),
              number(say('缺席', 'Absent')),
              number(say('合同异议', 'Objections')),
            ],
            [
              [
                report.expected,
                report.arrived,
                report.accepted,
                report.refused,
                report.absent,
                report.objections,
              ],
            ],
          ),
        ],
      },
      {
        heading: say('各楼栋', 'By building'),
        blocks: [
          table(
            say('各楼栋', 'By building'),
            [
              text(say('楼栋', 'Building')),
              number(say('户数', 'Homes')),
              number(say('当日收楼', 'Accepted')),
              number(say('当日拒收', 'Refused')),
              number(say('当日缺席', 'Absent')),
              number(say('累计收楼', 'Accepted in all')),
            ],
            report.buildings.map(one => [
              one.name,
              one.homes,
              one.acceptedToday,
              one.refusedToday,
              one.absentToday,
              one.accepted,
            ]),
          ),
        ],
      },
      {
        heading: say('拒收原因', 'Why homes were refused'),
        blocks: [
          report.reasons.length === 0
            ? { kind: 'words', text: say('当日没有拒收。', 'No home was refused.') }
            : table(
                say('拒收原因', 'Reasons'),
                [text(say('原因', 'Reason')), number(say('户数', 'Homes'))],
                report.reasons.map(({ id, homes }) => [
                  reasons.find(one => one.id === id)?.name[language] ?? id,
                  homes,
                ]),
              ),
        ],
      },
      {
        heading: say('各窗口等候', 'Waiting at the stations'),
        blocks: [
          table(
            say('各窗口等候', 'Stations'),
            [
              text(say('窗口', 'Station')),
              number(say('办理户数', 'Served')),
              minutes(say('通常等候', 'Usual wait')),
              minutes(say('最长等候', 'Longest wait')),
            ],
            report.stations.map(one => [one.name, one.served, inMinutes(one.usual), inMinutes(one.longest)]),
          ),
        ],
      },
    ],
  }
}
