import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { useDeferredValue } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ownerWords } from '../../components/owner-words.ts'
import { commonTexts } from './common-texts.ts'

/** Somebody a register names: as typed, and whom of those the desk knows that is. */
export interface Party {
  readonly text: string
  readonly personId: string | null
  readonly partnerId: string | null
}

export const nobody: Party = { text: '', personId: null, partnerId: null }

interface PartyPickProps {
  readonly id: string
  readonly value: Party
  readonly autoFocus?: boolean
  onChange(party: Party): void
  /** The home of whoever was chosen, where they have one and no other. */
  onHome?(home: { readonly unitId: string; readonly number: string }): void
}

/**
 * A name: whoever is typed freely, or chosen among people and organisations the desk knows while typing. Typing on
 * lets go of who was chosen.
 */
export function PartyPick({ id, value, autoFocus = false, onChange, onHome }: PartyPickProps) {
  const t = useTexts(commonTexts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const chosen = value.personId !== null || value.partnerId !== null
  const text = useDeferredValue(value.text.trim())
  const asks = text !== '' && !chosen
  const people = useQuery(
    trpc.owners.lookup.queryOptions(
      { text, limit: 8 },
      { enabled: asks, placeholderData: keepPreviousData, staleTime: 30_000 },
    ),
  )
  const partners = useQuery(trpc.partners.list.queryOptions({}, { enabled: asks, staleTime: 300_000 }))
  const known = (people.data ?? []).flatMap(one => {
    if (one.kind !== 'person' || one.name === null) return []
    const [home] = one.units
    const where = home ? `${home.number} ${words(`role.${home.role}`)}` : ''
    const label = [one.name, where, one.phoneTail === null ? '' : `…${one.phoneTail}`]
    const present = one.units.filter(unit => unit.present)
    const only = present.length === 1 && one.moreUnits === 0 ? present[0] : undefined
    const entry = { value: `person/${one.personId}`, label: label.filter(Boolean).join(' '), name: one.name }
    return [{ ...entry, only }]
  })
  const lower = text.toLowerCase()
  const organisations = (partners.data ?? [])
    .filter(({ name }) => name.toLowerCase().includes(lower))
    .slice(0, 8)
    .map(({ id: partnerId, name }) => ({ value: `partner/${partnerId}`, label: name, name }))
  const options = asks
    ? [
        ...(known.length > 0 ? [{ label: t('knownPeople'), options: known }] : []),
        ...(organisations.length > 0 ? [{ label: t('knownPartners'), options: organisations }] : []),
      ]
    : []
  return (
    <span className="reg-party">
      <AutoComplete
        id={id}
        autoFocus={autoFocus}
        value={value.text}
        options={options}
        showSearch={{
          filterOption: false,
          onSearch: typed => onChange({ ...nobody, text: typed.slice(0, 200) }),
        }}
        defaultActiveFirstOption={false}
        popupMatchSelectWidth={false}
        onSelect={(key: string) => {
          const found = [...known, ...organisations].find(one => one.value === key)
          if (!found) return
          const [kind, partyId = null] = key.split('/')
          const home = known.find(one => one.value === key)?.only
          if (home) onHome?.({ unitId: home.unitId, number: home.number })
          onChange({
            text: found.name,
            personId: kind === 'person' ? partyId : null,
            partnerId: kind === 'partner' ? partyId : null,
          })
        }}
      />
      {chosen ? (
        <span className="desk-soft">{t(value.personId === null ? 'isPartner' : 'isPerson')}</span>
      ) : null}
    </span>
  )
}
