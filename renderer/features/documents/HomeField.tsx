import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { ownerWords } from '../../components/owner-words.ts'
import { Lookup } from '../../components/who-or-where/Lookup.tsx'
import { Options } from '../../components/who-or-where/Options.tsx'
import { type Candidate, choose, type PersonCandidate } from '../../components/who-or-where/value.ts'
import '../../components/who-or-where/who-or-where.css'
import { texts } from './texts.ts'

/** Into whose file a paper goes. */
export interface Home {
  readonly unitId: string
  readonly number: string
  /** Whom it is about, where a person was chosen. */
  readonly personId: string | null
  readonly personName: string | null
}

interface HomeFieldProps {
  readonly id?: string
  readonly value: Home | null
  readonly autoFocus: boolean
  onChange(home: Home | null): void
}

/** A home by its number, or by somebody who lives there; of several homes of a person one is chosen by keys. */
export function HomeField({ id, value, autoFocus, onChange }: HomeFieldProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const [asking, setAsking] = useState<PersonCandidate>()
  /** What was typed at the question which home: another one, then. */
  const [typed, setTyped] = useState('')
  if (value) {
    return (
      <div className="filing-home">
        <strong className="desk-figures">{value.number}</strong>
        {value.personName === null ? null : <span>{value.personName}</span>}
        <Button size="small" onClick={() => onChange(null)}>
          {t('changeHome')}
        </Button>
      </div>
    )
  }
  const of = ({ personId, name }: PersonCandidate, unit: { unitId: string; number: string }): Home => ({
    unitId: unit.unitId,
    number: unit.number,
    personId,
    personName: name,
  })
  if (asking && asking.units.length > 0) {
    return (
      <Options
        label={t('whichHome', { name: asking.name ?? words('erased') })}
        onType={text => {
          setAsking(undefined)
          setTyped(text)
        }}
        options={[
          ...asking.units.map(unit => ({
            key: unit.unitId,
            content: unit.number,
            text: unit.number,
            choose() {
              setAsking(undefined)
              onChange(of(asking, unit))
            },
          })),
          { key: 'none', content: t('cancel'), choose: () => setAsking(undefined) },
        ]}
      />
    )
  }
  const pick = (candidate: Candidate) => {
    setTyped('')
    if (candidate.kind === 'unit') {
      onChange({ unitId: candidate.unitId, number: candidate.number, personId: null, personName: null })
      return
    }
    const { unit } = choose(candidate).value
    if (unit) onChange(of(candidate, unit))
    else setAsking(candidate)
  }
  return (
    <>
      <Lookup
        {...(id === undefined ? {} : { id })}
        autoFocus={autoFocus || typed !== ''}
        initial={typed}
        status=""
        placeholder={t('homePlaceholder')}
        onPick={pick}
        onStranger={undefined}
        onEscape={undefined}
      />
      {asking ? (
        <p className="desk-soft" role="status">
          {t('noHomes', { name: asking.name ?? words('erased') })}
        </p>
      ) : null}
    </>
  )
}
