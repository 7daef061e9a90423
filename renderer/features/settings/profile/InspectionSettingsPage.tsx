import { Checkbox, Segmented, Select } from 'antd'
import { z } from 'zod'
import { partWords } from '../../../../main/contract/contractor-words.ts'
import { roomKindWords, severityWords } from '../../../../main/contract/inspection-words.ts'
import { defectSeverities, RoomKind, roomKinds } from '../../../../main/contract/inspection.ts'
import type { ProfileInspection } from '../../../../main/contract/profile-inspection.ts'
import { useAddress } from '../../../app/address.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { ChecklistItemFields } from './ChecklistItemFields.tsx'
import { inspectionSettingTexts } from './inspection-setting-texts.ts'
import { faultAt } from './NameFields.tsx'
import { NamedThings } from './NamedThings.tsx'
import { newProfileId } from './new-id.ts'
import { NumberField } from './NumberField.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import type { SectionEditor } from './useSection.ts'

type Room = ProfileInspection['rooms'][number]

const views = ['items', 'terms'] as const
const Address = z.object({ view: z.enum(views).optional(), room: RoomKind.optional() })

interface PartProps {
  readonly editor: SectionEditor<ProfileInspection>
}

/** What is looked at in each kind of room, and within how many days what is found is repaired. */
export function InspectionSettingsPage() {
  const t = useTexts(inspectionSettingTexts)
  return (
    <SectionFrame section="inspection" hint={t('hint')}>
      {editor => <Parts editor={editor} />}
    </SectionFrame>
  )
}

function Parts({ editor }: PartProps) {
  const t = useTexts(inspectionSettingTexts)
  const [{ view = 'items' }, change] = useAddress(Address)
  return (
    <>
      <Segmented
        aria-label={t('views')}
        options={views.map(value => ({ value, label: t(`view.${value}`) }))}
        value={view}
        onChange={value => change({ view: value === 'items' ? '' : value })}
      />
      {view === 'terms' ? <Terms editor={editor} /> : <Checklist editor={editor} />}
    </>
  )
}

function Checklist({ editor }: PartProps) {
  const t = useTexts(inspectionSettingTexts)
  const language = useLanguage()
  const [{ room: kind = 'entrance' }, change] = useAddress(Address)
  const { draft, shipped, locked, faults, edit } = editor
  const none: Room = { id: kind, name: roomKindWords[kind], usual: false, items: [] }
  const at = draft.rooms.findIndex(({ id }) => id === kind)
  const room = draft.rooms[at] ?? none
  const index = at === -1 ? draft.rooms.length : at
  const put = (next: Room) =>
    edit({ ...draft, rooms: [...draft.rooms.slice(0, index), next, ...draft.rooms.slice(index + 1)] })
  const labelOf = (one: RoomKind) => {
    const there = draft.rooms.findIndex(({ id }) => id === one)
    const wrong = there !== -1 && faultAt(faults, ['rooms', there]) !== undefined
    const count = (draft.rooms[there]?.items ?? []).filter(({ retired }) => !retired).length
    const name = `${roomKindWords[one][language]} · ${t('itemCount', { count })}`
    return { value: one, label: wrong ? `${name} · ${t('wrongHere')}` : name }
  }
  return (
    <>
      <div className="profile-room">
        <Select
          aria-label={t('room')}
          value={kind}
          options={roomKinds.map(labelOf)}
          onChange={next => change({ room: next === 'entrance' ? '' : next })}
        />
        <Checkbox
          checked={room.usual}
          disabled={locked}
          onChange={({ target }) => put({ ...room, usual: target.checked })}
        >
          {t('usual')}
        </Checkbox>
      </div>
      <NamedThings
        key={kind}
        editor={editor}
        label={`${t('view.items')} ${roomKindWords[kind][language]}`}
        addLabel={t('addItem')}
        place={['rooms', index, 'items']}
        things={room.items}
        shipped={shipped.rooms.find(({ id }) => id === kind)?.items ?? []}
        make={named => ({
          ...named,
          part: 'decoration' as const,
          findings: [
            {
              id: newProfileId(),
              name: { zh: '', en: '' },
              kind: 'appearance' as const,
              severity: 'ordinary' as const,
            },
          ],
        })}
        says={({ part, findings, measure }) =>
          [
            partWords[part][language],
            t('findingCount', { count: findings.length }),
            ...(measure ? [t('measured')] : []),
          ].join(' · ')
        }
        renderFields={props => <ChecklistItemFields {...props} />}
        onChange={items => put({ ...room, items })}
      />
    </>
  )
}

function Terms({ editor }: PartProps) {
  const t = useTexts(inspectionSettingTexts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  return (
    <section className="settings-part" aria-label={t('view.terms')}>
      <h2>{t('dueDays')}</h2>
      <p className="desk-soft">{t('dueDaysHint')}</p>
      <div className="profile-numbers">
        {defectSeverities.map(severity => (
          <NumberField
            key={severity}
            label={severityWords[severity][language]}
            value={draft.dueDays[severity]}
            locked={locked}
            error={faultAt(faults, ['dueDays', severity])?.why[language]}
            onChange={days => edit({ ...draft, dueDays: { ...draft.dueDays, [severity]: days } })}
          />
        ))}
      </div>
      <h2>{t('vacant')}</h2>
      <div className="profile-numbers">
        <NumberField
          label={t('vacantMonths')}
          value={draft.vacantMonths}
          locked={locked}
          error={faultAt(faults, ['vacantMonths'])?.why[language]}
          onChange={vacantMonths => edit({ ...draft, vacantMonths })}
        />
      </div>
    </section>
  )
}
