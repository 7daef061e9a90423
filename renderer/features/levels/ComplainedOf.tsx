import { Button } from 'antd'
import { useState } from 'react'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { sameValue } from '../../../main/contract/meanwhile.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { RecipientInput } from '../cases/case/RecipientInput.tsx'
import { texts } from './texts.ts'

interface ComplainedOfProps {
  readonly detail: CaseDetail
  readonly works: boolean
}

/** Who is complained of, where that is known: such staff neither work on it nor call back about it. */
export function ComplainedOf({ detail, works }: ComplainedOfProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [asking, setAsking] = useState(false)
  const say = useCommand(trpc.cases.complainOf, { onSuccess: () => setAsking(false) })
  const { complainedOf, id: caseId } = detail
  const [typed, setTyped] = useState('')
  const stroke = useStroke(say, {
    now: { complainedOf: asSeen(complainedOf?.staffId ?? null, complainedOf?.name ?? null) },
    open: asking,
    says: ({ staffId, name }) => ({ complainedOf: asSeen(staffId, name ?? null) }),
    onTake: () => setAsking(false),
  })
  if (detail.kind !== 'complaint' && detail.kind !== 'dispute') return null
  return (
    <>
      <div className="care-line">
        <h2>{t('complainedOf')}</h2>
        <span className="care-grow">{complainedOf === null ? '—' : (complainedOf.name ?? '—')}</span>
        {works && !asking ? (
          <Button size="small" type="link" onClick={() => setAsking(true)}>
            {t(complainedOf === null ? 'sayWho' : 'change')}
          </Button>
        ) : null}
      </div>
      {complainedOf !== null && complainedOf.staffId !== null ? (
        <p className="desk-soft">{t('complainedOfHint')}</p>
      ) : null}
      {asking ? (
        <WhoForm
          pending={say.pending}
          onCancel={() => setAsking(false)}
          onSave={(name, staffId) => {
            setTyped(name)
            stroke.send({ caseId, staffId, ...(staffId !== null || name === '' ? {} : { name }) })
          }}
        />
      ) : null}
      <StrokeNote
        stroke={stroke}
        thing={{ id: caseId }}
        label={() => t('complainedOf')}
        say={(_, value) => {
          const now = asSeen(complainedOf?.staffId ?? null, complainedOf?.name ?? null)
          return sameValue(value, now) ? (complainedOf?.name ?? '—') : typed
        }}
      />
    </>
  )
}

/** Somebody of the staff is known by the id, whatever they are called. */
const asSeen = (staffId: string | null, name: string | null) => ({
  staffId,
  name: staffId === null ? name : null,
})

interface WhoFormProps {
  readonly pending: boolean
  onSave(name: string, staffId: string | null): void
  onCancel(): void
}

/** One of the staff, or a name as typed; an empty line takes it back. */
function WhoForm({ pending, onSave, onCancel }: WhoFormProps) {
  const t = useTexts(texts)
  const [who, setWho] = useState<{ readonly name: string; readonly staffId: string | null }>({
    name: '',
    staffId: null,
  })
  return (
    <DeskForm
      className="care-form"
      label={t('complainedOf')}
      onSubmit={() => onSave(who.name.trim(), who.staffId)}
    >
      <RecipientInput
        label={t('complainedOf')}
        value={who.name}
        onChange={(name, staffId) => setWho({ name, staffId })}
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
