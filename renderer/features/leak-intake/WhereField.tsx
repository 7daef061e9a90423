import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { Lookup } from '../../components/who-or-where/Lookup.tsx'
import { Options } from '../../components/who-or-where/Options.tsx'
import type { Candidate, PersonCandidate } from '../../components/who-or-where/value.ts'
import '../../components/who-or-where/who-or-where.css'
import { useBuildings } from '../visits/useBuildings.ts'
import { placeOf, type Where } from './entry.ts'
import { KeyChoice } from './KeyChoice.tsx'
import { texts } from './texts.ts'

interface WhereFieldProps {
  readonly where: Where | null
  /** Enter was pressed and the answer is on its way: the next keys are for the choices. */
  onAsked(): void
  /** Looking up failed, after Enter. */
  onFailed?(): void
  onWhere(where: Where | null): void
  readonly placeMissing: boolean
  /** Whether it has the focus as it appears; on the line of calls it has. */
  readonly autoFocus?: boolean
}

/** One field for the home: unit in any form, owner by name, pinyin or phone; a building or place in words else. */
export function WhereField(props: WhereFieldProps) {
  const { where, onAsked, onWhere, placeMissing, autoFocus = true } = props
  const t = useTexts(texts)
  const buildings = useBuildings()
  const [asking, setAsking] = useState<PersonCandidate>()
  const [initial, setInitial] = useState('')
  const again = (typed = '') => {
    setAsking(undefined)
    setInitial(typed)
    onWhere(null)
  }
  useHotkey({ keys: 'Escape', label: t('keyAgain'), inFields: true, disabled: where === null }, () => again())
  const home = (unitId: string, number: string, personId: string | null) => {
    setAsking(undefined)
    setInitial('')
    onWhere({ kind: 'home', unitId, number, personId })
  }
  const pick = (candidate: Candidate) => {
    if (candidate.kind === 'unit') return home(candidate.unitId, candidate.number, null)
    const here = candidate.units.filter(unit => unit.present)
    const [only] = here
    if (only && here.length === 1 && candidate.moreUnits === 0)
      return home(only.unitId, only.number, candidate.personId)
    if (candidate.units.length > 0) return setAsking(candidate)
    onWhere({ ...placeOf('', buildings), place: candidate.name ?? '' })
  }
  if (asking)
    return (
      <Options
        label={t('whichHome', { name: asking.name ?? '' })}
        options={[
          ...asking.units.map(unit => ({
            key: unit.unitId,
            content: unit.number,
            text: unit.number,
            choose: () => home(unit.unitId, unit.number, asking.personId),
          })),
          { key: 'again', content: t('otherHome'), choose: () => again() },
        ]}
        onType={again}
      />
    )
  if (where === null)
    return (
      <Lookup
        key={initial}
        autoFocus={autoFocus || initial !== ''}
        initial={initial}
        status=""
        placeholder={t('wherePlaceholder')}
        strangerText={t('noSuchHome')}
        onPick={pick}
        failedText={t('asWords')}
        onAsked={onAsked}
        {...(props.onFailed ? { onFailed: props.onFailed } : {})}
        onStranger={typed => onWhere(placeOf(typed, buildings))}
        onEscape={undefined}
      />
    )
  return (
    <div className="leak-where">
      <strong className="leak-where-number desk-figures">
        {where.kind === 'home' ? where.number : (where.buildingName ?? t('noHome'))}
      </strong>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('keyAgain')}
        title={`${t('keyAgain')} (Esc)`}
        onClick={() => again()}
      />
      {where.kind === 'place' ? (
        <PlaceParts where={where} buildings={buildings} wrong={placeMissing} onWhere={onWhere} />
      ) : null}
    </div>
  )
}

interface PlacePartsProps {
  readonly where: Extract<Where, { kind: 'place' }>
  readonly buildings: ReturnType<typeof useBuildings>
  readonly wrong: boolean
  onWhere(where: Where): void
}

/** No home was found: which building, what was said, and whether one home, all of it or common parts are meant. */
function PlaceParts({ where, buildings, wrong, onWhere }: PlacePartsProps) {
  const t = useTexts(texts)
  const abouts = [
    ['unknown', 'U'],
    ['building', 'I'],
    ['common', 'O'],
  ] as const
  return (
    <div className="leak-place">
      {abouts.map(([about, keys]) => (
        <KeyChoice
          key={about}
          keys={keys}
          label={t(`about.${about}`)}
          pressed={where.about === about}
          press={() => onWhere({ ...where, about })}
        />
      ))}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('building')}
        placeholder={t('building')}
        className="leak-place-building"
        value={where.buildingId}
        options={[...buildings]}
        onChange={(buildingId: string | null | undefined) =>
          onWhere({
            ...where,
            buildingId: buildingId ?? null,
            buildingName: buildings.find(one => one.value === buildingId)?.label ?? null,
          })
        }
      />
      <Input
        className="leak-place-words"
        aria-label={t('place')}
        placeholder={t('placePlaceholder')}
        status={wrong ? 'error' : ''}
        value={where.place}
        maxLength={300}
        onChange={event => onWhere({ ...where, place: event.target.value })}
      />
      <p className="desk-soft leak-place-note">{t(`aboutNote.${where.about}`)}</p>
    </div>
  )
}
