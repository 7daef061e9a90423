import { requireOwn } from '../../../hq/queries.ts'
import type { CliCommand } from '../command.ts'
import { openForReading } from '../reading.ts'

interface SiteRow {
  readonly code: string
  readonly name: string
  readonly enrolledAt: number | null
  readonly heardAt: number | null
  readonly program: string | null
  readonly receipts: number | null
  readonly parcels: number
  readonly waiting: number
}

/** Sites of a headquarters, and when each was heard of. */
export const hqStatusCommand: CliCommand = {
  name: 'hq status',
  usage: '',
  summary: 'Lists the sites of this headquarters: enrolled, last heard of, parcels that wait',
  positionals: 0,
  options: {},
  async run(context) {
    const { context: desk, close } = await openForReading(context)
    try {
      const { hq_id: hq, name } = requireOwn(desk.read)
      const sites = desk.read.all<SiteRow>(
        `select s.code, s.name, s.enrolled_at as enrolledAt, h.heard_at as heardAt, h.program, h.receipts,
            (select count(*) from hq_parcel p where p.hq_site_id=s.id) as parcels,
            (select count(*) from hq_parcel p where p.hq_site_id=s.id and p.waits=1) as waiting
          from hq_site s left join hq_heard h on h.id=s.id order by s.code`,
      )
      return {
        ok: true,
        report: { hq, name, sites },
        lines: [
          `${name}: ${sites.length} site(s)`,
          ...sites.map(
            site =>
              `  ${site.code} ${site.name}: ${site.enrolledAt === null ? 'invited' : `last heard of ${stamp(site.heardAt)}`}, ${site.parcels} parcels${site.waiting > 0 ? `, ${site.waiting} wait for what is missing` : ''}`,
          ),
        ],
      }
    } finally {
      close()
    }
  },
}

const stamp = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString())
