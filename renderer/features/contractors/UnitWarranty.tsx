import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { gapWords, partWords } from '../../../main/contract/contractor-words.ts'
import type { PartWarranty } from '../../../main/contract/warranty.ts'
import { useTRPC } from '../../app/api.ts'
import { semicolon, useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { contractorPath } from './paths.ts'
import { texts } from './texts.ts'

/** Who owes the waterproofing of a home, by both clocks; nothing where no contract of works is known. */
export function UnitWarranty({ unitId }: { readonly unitId: string }) {
  const t = useTexts(texts)
  const word = useWord()
  const found = useQuery(useTRPC().warranty.ofUnit.queryOptions({ unitId }))
  const known = (found.data ?? []).filter(({ cover }) => cover !== null)
  if (known.length === 0) return null
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('ofUnit')}</h2>
      </header>
      <dl className="facts unit-terms">
        {known.map(warranty => (
          <div key={warranty.part}>
            <dt>{word(partWords[warranty.part])}</dt>
            <dd>
              <PartClocks warranty={warranty} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Both clocks of one part in a line: the contractor's, then ours. */
function PartClocks({ warranty }: { readonly warranty: PartWarranty }) {
  const t = useTexts(texts)
  const word = useWord()
  const { cover, contractor, owner, oursAlone, missing } = warranty
  if (!cover)
    return <span className="desk-soft">{missing.map(gap => word(gapWords[gap])).join(semicolon())}</span>
  const name = cover.contractorName
  const theirs =
    contractor.owed === null
      ? t('contractorUnknown', { name })
      : contractor.until === null
        ? t('contractorLife', { name })
        : t(contractor.owed ? 'contractorOwes' : 'contractorOver', { name, day: contractor.until })
  const ours =
    owner.owed === null || owner.until === null
      ? t(owner.owed === true ? 'forLife' : 'weUnknown')
      : t(owner.owed ? 'weOwe' : 'weOver', { day: owner.until })
  return (
    <>
      <Link to={contractorPath(cover.contractorId)}>{theirs}</Link>
      {' · '}
      {ours} {oursAlone ? <StateTag tone="overdue">{t('oursAlone')}</StateTag> : null}
    </>
  )
}
