import { z } from 'zod'
import {
  buildingsOfCollection,
  homesToGoTo,
  peopleOfCollection,
  storedCollection,
} from '../collections/queries.ts'
import {
  type AttemptResult,
  attemptResultWords,
  type CollectionAttempt,
  wantWords,
} from '../contract/collections.ts'
import { DeskError } from '../contract/errors.ts'
import { LanguageCode } from '../contract/site.ts'
import { Id, Millis } from '../contract/values.ts'
import { defineJob } from '../jobs/job.ts'
import { storeResult } from '../jobs/results.ts'
import { formatTime } from '../print/format.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite, todayOf } from '../site/queries.ts'
import { missingWords } from './collection-words.ts'
import type { TableFile } from './table-file.ts'

const Input = z.object({
  collectionId: Id,
  /** One building; all of the campaign's where absent. */
  buildingId: Id.optional(),
  language: LanguageCode,
  printedBy: z.string(),
  printedAt: Millis,
})

export const DoorSheetPrint = Input.omit({ printedBy: true, printedAt: true })

/** Homes on one sheet: some five hundred pages. */
const mostHomes = 2_000
/** What may come of standing at a door. */
const atTheDoor: readonly AttemptResult[] = ['given', 'promised', 'not-reached', 'refused']

/**
 * The sheet of a campaign for those who go from door to door: homes somebody has to go to still, with what is missing
 * of whom and room to write it down. Errors: `collection.notFound`, `report.tooManyToPrint`.
 */
export const doorSheetJob = defineJob({
  name: 'report.doorSheet',
  input: Input,
  async run(context, { collectionId, buildingId, language, printedBy, printedAt }): Promise<TableFile> {
    const { read } = context
    const site = readSite(read)
    const timeZone = site?.timeZone ?? 'Asia/Shanghai'
    const today = todayOf(read, printedAt)
    const collection = storedCollection(read, collectionId, today)
    if (!collection) throw new DeskError('collection.notFound')
    const { types } = profileOf(read).documents
    const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
    const lastOf = ([last]: readonly CollectionAttempt[]) =>
      last ? `${formatTime(last.at, timeZone, language)} ${attemptResultWords[last.result][language]}` : ''
    let count = 0
    const buildings = buildingsOfCollection(read, collection)
      .filter(({ id }) => buildingId === undefined || id === buildingId)
      .map(({ id, name }) => {
        const homes = homesToGoTo(peopleOfCollection(read, collection, id, today))
        count += homes.length
        if (count > mostHomes) throw new DeskError('report.tooManyToPrint', { most: mostHomes })
        context.progress(count, 0)
        return {
          name,
          homes: homes.map(({ home, people }) => ({
            number: home.number,
            people: people.map(person => ({
              name: person.name ?? '',
              lacks: missingWords({ lacks: person.lacks, units: [] }, types, language),
              last: lastOf(person.attempts),
            })),
            papers: missingWords({ lacks: ['documents'], units: [home] }, types, language),
          })),
        }
      })
      .filter(({ homes }) => homes.length > 0)
    // Loaded here: only the job's own thread makes PDFs.
    const { renderDoorSheet } = await import('../print/door-sheet.ts')
    const wanted = collection.wants.map(want => wantWords[want][language]).join(say('、', ', '))
    const pdf = await renderDoorSheet(
      {
        title: collection.title,
        about: [
          say(`上门核对表　需补全：${wanted}`, `To complete at the door: ${wanted}`),
          say(`截止日期：${collection.until}`, `Until ${collection.until}`),
        ],
        buildings,
        results: atTheDoor.map(result => attemptResultWords[result][language]),
        site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
        timeZone,
        printedAt,
        printedBy,
      },
      { language, checkpoint: () => context.progress(count, count) },
    )
    const name = `${say('上门核对表', 'Door-to-door')}-${today.replaceAll('-', '')}.pdf`
    async function* once() {
      yield pdf
    }
    return { file: await storeResult(context, { name, mediaType: 'application/pdf' }, once()), rows: count }
  },
})
