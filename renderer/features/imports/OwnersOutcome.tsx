import type { ImportCounts, OwnersDryRun } from '../../../main/contract/imports.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

const mostNamed = 12

/** How many homes and people an owner file brings or changes. */
export function OwnerCounts({ counts }: { readonly counts: ImportCounts }) {
  const t = useTexts(texts)
  return (
    <>
      {t('units', { created: counts.unitsCreated, changed: counts.unitsChanged })}
      {' · '}
      {t('people', { created: counts.peopleCreated, changed: counts.peopleChanged })}
    </>
  )
}

/** What an owner file would bring: homes, people, and places that do not exist yet. */
export function OwnersOutcome({ dryRun }: { readonly dryRun: OwnersDryRun }) {
  const t = useTexts(texts)
  const { counts, newPlaces } = dryRun
  return (
    <>
      <p>
        <OwnerCounts counts={counts} />
      </p>
      {counts.nodesCreated > 0 ? (
        <p className="desk-soft">
          {t('places', {
            count: counts.nodesCreated,
            names: newPlaces.slice(0, mostNamed).join(comma()),
          })}
          {newPlaces.length > mostNamed ? '…' : ''}
        </p>
      ) : null}
    </>
  )
}
