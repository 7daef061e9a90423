import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { type ResponsibleKind, responsibleKinds } from '../../../main/contract/cases.ts'
import { needsResponsible } from '../../../main/contract/levels.ts'
import { responsibleWords } from '../../../main/contract/words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useProfile } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

interface OfCaseProps {
  readonly detail: CaseDetail
  readonly works: boolean
}

/** Kinds whose cause nobody asks for. */
const withoutCause: ReadonlySet<string> = new Set(['praise', 'consultation'])

/** What caused it, and who is responsible: who, by whom, when. */
export function CauseOfCase({ detail, works }: OfCaseProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const profile = useProfile()
  const trpc = useTRPC()
  const [fixing, setFixing] = useState(false)
  const find = useCommand(trpc.cases.findCause)
  const fix = useCommand(trpc.cases.fixResponsible, { onSuccess: () => setFixing(false) })
  if (withoutCause.has(detail.kind)) return null
  const { responsible, cause } = detail
  const open = detail.state !== 'closed' && detail.state !== 'void'
  const needed =
    open &&
    profile !== undefined &&
    needsResponsible(profile.levels, detail.level, detail.category) &&
    (cause === null || responsible === null)
  const causes = (profile?.causes ?? []).filter(one => one.retired !== true || one.id === cause)
  return (
    <section className="care-part" aria-label={`${t('cause')} · ${t('responsible')}`}>
      {needed ? (
        <p>
          <StateTag tone="dueSoon">{t('needed')}</StateTag>
        </p>
      ) : null}
      <div className="care-line">
        <h2>{t('cause')}</h2>
        {works ? (
          <Select
            className="care-grow"
            size="small"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('chooseCause')}
            placeholder={t('chooseCause')}
            value={cause}
            loading={find.pending}
            options={causes.map(one => ({ value: one.id, label: one.name[language] }))}
            onChange={(next: string | null | undefined) =>
              find.send({ caseId: detail.id, cause: next ?? null })
            }
          />
        ) : (
          <span>{causes.find(one => one.id === cause)?.name[language] ?? '—'}</span>
        )}
      </div>
      <div className="care-line">
        <h2>{t('responsible')}</h2>
        <span className="care-grow">
          {responsible ? `${word(responsibleWords[responsible.kind])} ${responsible.party ?? ''}` : '—'}
        </span>
        {works && !fixing ? (
          <Button size="small" type="link" onClick={() => setFixing(true)}>
            {t(responsible ? 'fixAgain' : 'fix')}
          </Button>
        ) : null}
      </div>
      {responsible ? (
        <p className="desk-soft">
          {responsible.byName === null ? null : t('fixedBy', { name: responsible.byName })}{' '}
          <Time at={responsible.at} />
        </p>
      ) : null}
      {fixing ? (
        <FixForm
          pending={fix.pending}
          onCancel={() => setFixing(false)}
          onSave={(kind, party) => fix.send({ caseId: detail.id, kind, party })}
        />
      ) : null}
      <ErrorNote error={find.error ?? fix.error} />
    </section>
  )
}

interface FixFormProps {
  readonly pending: boolean
  onSave(kind: ResponsibleKind, party: string): void
  onCancel(): void
}

function FixForm({ pending, onSave, onCancel }: FixFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const [kind, setKind] = useState<ResponsibleKind>('contractor')
  const [party, setParty] = useState('')
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    if (party.trim() !== '') onSave(kind, party.trim())
  }
  return (
    <DeskForm className="care-form" label={t('fix')} onSubmit={save}>
      <Select
        aria-label={t('kindOfParty')}
        value={kind}
        options={responsibleKinds.map(one => ({ value: one, label: word(responsibleWords[one]) }))}
        onChange={setKind}
      />
      <Input
        aria-label={t(kind === 'none' ? 'partyNone' : 'party')}
        placeholder={t(kind === 'none' ? 'partyNone' : 'party')}
        value={party}
        maxLength={500}
        status={tried && party.trim() === '' ? 'error' : ''}
        aria-invalid={tried && party.trim() === ''}
        onChange={event => setParty(event.target.value)}
      />
      <span className="care-actions">
        <Button size="small" type="primary" htmlType="submit" loading={pending}>
          {t('save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </span>
    </DeskForm>
  )
}
