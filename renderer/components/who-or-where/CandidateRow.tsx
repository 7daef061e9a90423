import { useTexts } from '../../app/i18n.ts'
import { ownerWords } from '../owner-words.ts'
import { StateTag } from '../StateTag.tsx'
import type { Candidate, PersonCandidate, UnitCandidate } from './value.ts'

/** One candidate: what it is called, where it belongs, the phone's tail, what is open. */
export function CandidateRow({ candidate }: { readonly candidate: Candidate }) {
  return candidate.kind === 'unit' ? <UnitLine unit={candidate} /> : <PersonLine person={candidate} />
}

function PersonLine({ person }: { readonly person: PersonCandidate }) {
  const t = useTexts(ownerWords)
  return (
    <>
      <span className="who-main">
        {person.name ?? t('erased')}
        {person.tier === 'ordinary' ? null : (
          <StateTag tone={person.tier === 'dissatisfied' ? 'dueSoon' : 'plain'}>
            {t(`tier.${person.tier}`)}
          </StateTag>
        )}
      </span>
      <span className="who-about">
        {person.units.map(unit => (
          <span key={unit.unitId + unit.role} className={unit.present ? undefined : 'who-gone'}>
            {unit.number} {unit.present ? t(`role.${unit.role}`) : t('movedOut')}
          </span>
        ))}
        {person.moreUnits > 0 ? <span>{t('moreUnits', { count: person.moreUnits })}</span> : null}
      </span>
      <Right tail={person.phoneTail} open={person.openCases} />
    </>
  )
}

function UnitLine({ unit }: { readonly unit: UnitCandidate }) {
  const t = useTexts(ownerWords)
  return (
    <>
      <span className="who-main desk-figures">{unit.number}</span>
      <span className="who-about">
        {unit.people.length === 0 ? <span className="who-gone">{t('empty')}</span> : null}
        {unit.people.map(one => (
          <span key={one.personId}>
            {one.name ?? t('erased')} <small>{t(`role.${one.role}`)}</small>
          </span>
        ))}
        {unit.morePeople > 0 ? <span>{t('morePeople', { count: unit.morePeople })}</span> : null}
        <small className="who-path">{unit.path.join(' / ')}</small>
      </span>
      <Right tail={null} open={unit.openCases} />
    </>
  )
}

function Right({ tail, open }: { readonly tail: string | null; readonly open: number }) {
  const t = useTexts(ownerWords)
  return (
    <span className="who-right desk-figures">
      {tail ? <span>{t('phoneTail', { tail })}</span> : null}
      {open > 0 ? (
        <StateTag tone="plain">{t('openCases', { count: open >= 100 ? '99+' : open })}</StateTag>
      ) : null}
    </span>
  )
}
