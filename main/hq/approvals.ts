import type { z } from 'zod'
import type { LetterToDecide, LetterVerdict } from '../contract/letter-decisions.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import { letterDecided, seenOf } from '../letters/decisions.ts'
import { storedLetter } from '../letters/queries.ts'
import { mayTake } from '../letters/rules.ts'
import { staffNameOf } from '../staff/names.ts'
import { readSiteData } from './site-data.ts'

/** Most that a list holds: the oldest. */
const most = 500

/**
 * Documents of one site that ask for approval or for a record, the oldest first; at most 500. Those that came without
 * words are left out: nobody could read them. Errors: `hq.siteUnknown`.
 */
export function lettersToDecide(core: DeskCore, hqSiteId: string): Promise<LetterToDecide[]> {
  const waiting = waitingDecisions(core.read, hqSiteId)
  return readSiteData(core, hqSiteId, read => lettersIn(read, waiting))
}

type Given = Pick<LetterDecidedFacts, 'letterId' | 'verdict' | 'seen'>
type LetterDecidedFacts = z.output<typeof letterDecided.facts>

/** What was decided for a site and stands in no receipt yet, the newest first. */
export const waitingDecisions = (read: ReadDatabase, hqSiteId: string): readonly Given[] =>
  read
    .all<{ facts: string }>('select facts from hq_outgoing where hq_site_id=? and type=? order by id desc', [
      hqSiteId,
      letterDecided.type,
    ])
    .map(({ facts }) => letterDecided.facts.parse(JSON.parse(facts)))

/** The same as {@link lettersToDecide} out of data that are open. */
export const lettersIn = (read: ReadDatabase, waiting: readonly Given[]): LetterToDecide[] =>
  read
    .all<Omit<LetterToDecide, 'files' | 'asks' | 'seen' | 'decided'>>(
      `select id, number, direction, kind, state, authority, party, subject, text, reply_by as "replyBy", at,
         issued_at as "issuedAt", ${staffNameOf('letter.written_by')} as "writtenByName"
       from letter where (state='submitted' or owes_hq=1) and subject is not null
       order by at, id limit ${most}`,
    )
    .map(letter => {
      const asks = letter.state === 'submitted' ? 'approval' : 'record'
      const seen = seenOf(read, letter.id)
      return {
        ...letter,
        files: read.all<LetterToDecide['files'][number]>(
          `select id, hash, size, name, media_type as "mediaType", null as "takenAt", attached_at as "attachedAt"
           from letter_file where letter_id=? order by attached_at, id`,
          [letter.id],
        ),
        asks,
        seen,
        decided:
          [...waiting, ...sentOf(read, letter.id)].find(
            one => one.letterId === letter.id && one.seen === seen && answers(one.verdict) === asks,
          )?.verdict ?? null,
      }
    })

const answers = (verdict: LetterVerdict): LetterToDecide['asks'] =>
  verdict === 'recorded' ? 'record' : 'approval'

/** What stands in the channel, the newest first. */
const sentOf = (read: ReadDatabase, letterId: string) =>
  read.all<Given>(
    `select letter_id as "letterId", verdict, seen from letter_decision where letter_id=?
     order by at desc, id desc`,
    [letterId],
  )

/**
 * Holds a decision to what is there of the document: still waiting for it, and as it was read. Errors:
 * `letter.notFound`, `letter.wrongState`, `hq.letterChanged`.
 */
export function requireDecidable(
  read: ReadDatabase,
  { letterId, verdict, seen }: { letterId: string; verdict: LetterVerdict; seen: string },
): void {
  const letter = storedLetter(read, letterId)
  if (!letter) throw new DeskError('letter.notFound')
  const waits = verdict === 'recorded' ? letter.owesHq === 1 : mayTake('approve', letter.state)
  if (!waits) throw new DeskError('letter.wrongState')
  if (seenOf(read, letterId) !== seen) throw new DeskError('hq.letterChanged')
}
