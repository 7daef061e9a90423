import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { closesAtOnce, type ResponsibleKind, responsibleKinds } from '../../../main/contract/cases.ts'
import { needsResponsible } from '../../../main/contract/levels.ts'
import { noCauseWords, responsibleWords } from '../../../main/contract/words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { CauseSelect } from '../cases/CauseSelect.tsx'
import { useCauseText } from '../cases/useCause.ts'
import { useProfile } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { ComplainedOf } from './ComplainedOf.tsx'
import { texts } from './texts.ts'

interface OfCaseProps {
  readonly detail: CaseDetail
  readonly works: boolean
}

/** What caused it, and who is responsible: who, by whom, when. */
export function CauseOfCase({ detail, works }: OfCaseProps) {
  const t = useTexts(texts)
  const word = useWord()
  const causeText = useCauseText()
  const profile = useProfile()
  const trpc = useTRPC()
  const [fixing, setFixing] = useState(false)
  const find = useCommand(trpc.cases.findCause)
  const fix = useCommand(trpc.cases.fixResponsible, { onSuccess: () => setFixing(false) })
  const { responsible, cause } = detail
  const finding = useStroke(find, { now: { cause } })
  const fixed = useStroke(fix, {
    now: { responsible: responsible?.kind ?? null, party: responsible?.party ?? null },
    open: fixing,
    says: ({ kind, party }) => ({ responsible: kind, party }),
    onTake: () => setFixing(false),
  })
  const thing = { id: detail.id }
  const open = detail.state !== 'closed' && detail.state !== 'void'
  const needed =
    open &&
    profile !== undefined &&
    needsResponsible(profile.levels, detail.level, detail.category) &&
    (cause === null || responsible === null)
  // Nobody is at fault for a question or for praise.
  const atFault = !closesAtOnce(detail.kind)
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
          <CauseSelect
            className="care-grow"
            small
            clearable={open}
            kind={detail.kind}
            value={cause}
            pending={find.pending}
            onChange={next => finding.send({ caseId: detail.id, cause: next })}
          />
        ) : (
          <span>
            {cause !== null ? causeText(cause) : detail.state === 'closed' ? word(noCauseWords) : '—'}
          </span>
        )}
      </div>
      <ComplainedOf detail={detail} works={works} />
      {atFault ? (
        <>
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
              onSave={(kind, party) => fixed.send({ caseId: detail.id, kind, party })}
            />
          ) : null}
        </>
      ) : null}
      <StrokeNote
        stroke={finding}
        thing={thing}
        label={() => t('cause')}
        say={(_, value) => causeText(String(value))}
      />
      <StrokeNote
        stroke={fixed}
        thing={thing}
        label={field => t(field === 'party' ? 'party' : 'responsible')}
        say={(field, value) => {
          const kind = responsibleKinds.find(one => field === 'responsible' && one === value)
          return kind && word(responsibleWords[kind])
        }}
      />
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
