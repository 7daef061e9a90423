import type { CareReason } from '../../../main/contract/callback-views.ts'
import { roleWords } from '../../../main/contract/owner-words.ts'
import type { Profile } from '../../../main/contract/profile.ts'
import { kindName } from '../../../main/contract/profile.ts'
import type { PreparationSheet, PreparedCase } from '../../../main/contract/visits.ts'
import { stateWords } from '../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import type { Device } from '../../offline/device.ts'
import { categoryText, useWord } from '../cases/words.ts'
import { RecordForm } from './RecordForm.tsx'
import { texts } from './texts.ts'
import { useOutbox } from './useOffline.ts'
import { markOf } from './VisitCard.tsx'

interface VisitRecordProps {
  readonly device: Device
  readonly staffId: string
  readonly sheet: PreparationSheet
  /** Dissatisfied owners because of whom the home is visited. */
  readonly reasons: readonly CareReason[]
  readonly profile: Profile
  onSaved(): void
}

/** One visit: what is known of the home, and what is recorded of it. */
export function VisitRecord({ device, staffId, sheet, reasons, profile, onSaved }: VisitRecordProps) {
  const t = useTexts(texts)
  const word = useWord()
  const { items } = useOutbox(device)
  const recorded = items.filter(item => item.thing === sheet.visit.id)
  const mark = markOf(recorded)
  const { visit } = sheet
  return (
    <article className="tablet-visit">
      <h2>
        <span className="desk-figures">{visit.unitNumber}</span> {sheet.path.join(' / ')}
      </h2>
      <p>
        {t('appointment')}{' '}
        {visit.appointmentAt === null ? t('noAppointment') : <Time at={visit.appointmentAt} as="moment" />}
        {visit.note === null ? '' : ` · ${visit.note}`}
      </p>
      {reasons.length === 0 ? null : (
        <Part title={t('why')}>
          {reasons.map(one => (
            <li key={one.callbackId}>
              {one.calledAt === null ? null : <Time at={one.calledAt} as="day" />} {one.name}{' '}
              <span className="desk-figures">{one.caseNumber}</span> {one.words}
            </li>
          ))}
        </Part>
      )}
      <Part title={t('people')}>
        {sheet.people.map(one => (
          <li key={`${one.personId}/${one.role}`}>
            {one.name ?? '—'} · {word(roleWords[one.role])}{' '}
            <span className="desk-figures">{one.phones.join(' ')}</span>
          </li>
        ))}
      </Part>
      {mark === undefined ? (
        <RecordForm
          device={device}
          staffId={staffId}
          sheet={sheet}
          reasons={reasons.filter(one => one.care === 'planned')}
          profile={profile}
          onSaved={onSaved}
        />
      ) : (
        <p role="status" className="tablet-recorded">
          <StateTag tone={mark === 'delivered' ? 'done' : mark === 'refused' ? 'overdue' : 'waiting'}>
            {t(`mark.${mark}`)}
          </StateTag>{' '}
          {t('recorded')}
        </p>
      )}
      <Cases title={t('open')} cases={sheet.openCases} profile={profile} />
      <Cases title={t('closed')} cases={sheet.closedCases} profile={profile} />
      <Part title={t('visits')}>
        {sheet.lastVisits.map(one => (
          <li key={one.id}>
            {one.heldAt === null ? null : <Time at={one.heldAt} as="day" />} {one.visitorName}{' '}
            {one.minutes ?? one.note}
          </li>
        ))}
      </Part>
    </article>
  )
}

interface PartProps {
  readonly title: string
  readonly children: readonly React.ReactNode[]
}

function Part({ title, children }: PartProps) {
  const t = useTexts(texts)
  return (
    <section>
      <h3>{title}</h3>
      <ul className="tablet-facts">{children.length === 0 ? <li>{t('none')}</li> : children}</ul>
    </section>
  )
}

interface CasesProps {
  readonly title: string
  readonly cases: readonly PreparedCase[]
  readonly profile: Profile
}

function Cases({ title, cases, profile }: CasesProps) {
  const language = useLanguage()
  const word = useWord()
  return (
    <Part title={title}>
      {cases.map(one => (
        <li key={one.id}>
          <span className="desk-figures">{one.number}</span> <Time at={one.receivedAt} as="day" />{' '}
          {[
            kindName(profile, one.kind)[language],
            categoryText(profile, one.category, language),
            word(stateWords[one.state]),
          ]
            .filter(part => part !== '')
            .join(' · ')}{' '}
          {one.summary}
        </li>
      ))}
    </Part>
  )
}
