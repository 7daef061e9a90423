import { Button } from 'antd'
import { useState } from 'react'
import type { UnitPlan, UnitTypeDetail } from '../../../main/contract/unit-types.ts'
import { newId, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { ChooseFiles, FileDrop } from '../cases/files/FileDrop.tsx'
import { useAttaching } from '../cases/files/useAttaching.ts'
import { commonTexts } from '../registers/common-texts.ts'
import { AlignPlan } from './AlignPlan.tsx'
import { PlanView } from './PlanView.tsx'
import { typeTexts } from './type-texts.ts'

interface TypePlansProps {
  readonly type: UnitTypeDetail
  readonly edits: boolean
}

/** The drawings of a type, the one in use large; a new one is aligned to the first. */
export function TypePlans({ type, edits }: TypePlansProps) {
  const t = useTexts(typeTexts)
  const common = useTexts(commonTexts)
  const client = useTRPCClient()
  const { add, busy, error } = useAttaching()
  const [aligning, setAligning] = useState<string>()
  const shown = type.plans.find(({ removed }) => !removed)
  const frame = type.plans.find(({ alignment }) => alignment === 'first')
  const aligned = type.plans.find(({ id }) => id === aligning)
  const take = (files: readonly File[]) =>
    // A refusal stands below.
    add(files, (uploadId, file) =>
      client.unitTypes.addPlan.mutate({
        commandId: newId(),
        input: { typeId: type.id, planId: newId(), name: file.name.slice(0, 80), page: 1, uploadId },
      }),
    ).catch(() => undefined)
  return (
    <section aria-label={t('plans')}>
      <h3>{t('plans')}</h3>
      {aligned && frame ? (
        <AlignPlan key={aligned.id} plan={aligned} frame={frame} onDone={() => setAligning(undefined)} />
      ) : shown ? (
        <PlanView plan={shown} label={shown.name} />
      ) : null}
      <ul className="defect-pairs">
        {type.plans.map(plan => (
          <PlanLine
            key={plan.id}
            plan={plan}
            shown={plan.id === shown?.id}
            edits={edits}
            onAlign={() => setAligning(plan.id)}
          />
        ))}
      </ul>
      {edits ? (
        <FileDrop onFiles={take} disabled={busy}>
          {busy ? (
            <span role="status">{common('uploading')}</span>
          ) : (
            <>
              <ChooseFiles onFiles={take} />
              <span className="desk-soft">
                {' '}
                {t('addPlan')} · {t('addPlanHint')}
              </span>
            </>
          )}
        </FileDrop>
      ) : null}
      <ErrorNote error={error} />
    </section>
  )
}

interface PlanLineProps {
  readonly plan: UnitPlan
  readonly shown: boolean
  readonly edits: boolean
  onAlign(): void
}

function PlanLine({ plan, shown, edits, onAlign }: PlanLineProps) {
  const t = useTexts(typeTexts)
  const remove = useCommand(useTRPC().unitTypes.removePlan)
  const { alignment, removed } = plan
  return (
    <li>
      <span className="reg-head">
        <strong>
          <a href={`/files/${plan.hash}`} target="_blank" rel="noreferrer">
            {plan.name}
          </a>
        </strong>
        {removed ? (
          <StateTag tone="off">{t('removedPlan')}</StateTag>
        ) : alignment === 'edges' ? (
          <StateTag tone="dueSoon">{t('edges')}</StateTag>
        ) : (
          <span className="desk-soft">{t(alignment)}</span>
        )}
        {shown ? <StateTag tone="done">{t('shown')}</StateTag> : null}
      </span>
      <span className="reg-head desk-soft">
        <span className="defect-line-where">
          <Time at={plan.addedAt} /> {plan.addedByName}
        </span>
        {edits && alignment !== 'first' && !removed ? (
          <Button size="small" onClick={onAlign}>
            {t('align')}
          </Button>
        ) : null}
        {edits ? (
          <Button
            size="small"
            loading={remove.pending}
            onClick={() => remove.send({ planId: plan.id, removed: !removed })}
          >
            {t(removed ? 'restore' : 'remove')}
          </Button>
        ) : null}
      </span>
      <ErrorNote error={remove.error} />
    </li>
  )
}
