import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { goalWords, stepRoleWords } from '../../../main/contract/deadline-words.ts'
import type { SheetClock, SheetClockStep } from '../../../main/contract/sheet-clocks.ts'
import { useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Explained } from '../deadlines/ExplainDialog.tsx'
import { clockTexts } from './clock-texts.ts'

/** Why a sheet is due when it is, step by step, and who learns of it when. */
export function WhyDue({ clock, onClose }: { readonly clock: SheetClock; onClose(): void }) {
  const t = useTexts(clockTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const found = useQuery(trpc.sheets.explain.queryOptions({ clockId: clock.id }))
  const goal = goalWords[clock.goal][language]
  return (
    <Dialog
      title={t('whyOf', { goal, time: formatMoment(clock.dueAt, language) })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
      width={560}
    >
      <ErrorNote error={found.error} />
      {found.data ? (
        <>
          <p>{t(`because.${found.data.source}`)}</p>
          {found.data.explanation ? <Explained explanation={found.data.explanation} /> : null}
          <Told steps={found.data.steps} />
        </>
      ) : found.error ? null : (
        <Loading rows={5} rowHeight={24} />
      )}
    </Dialog>
  )
}

/** Who learns of it, one role further up at a time. */
function Told({ steps }: { readonly steps: readonly SheetClockStep[] }) {
  const t = useTexts(clockTexts)
  const language = useLanguage()
  if (steps.length === 0) return <p className="desk-soft">{t('toldByCase')}</p>
  return (
    <>
      <h3>{t('told')}</h3>
      <table className="deadline-lines">
        <tbody>
          {steps.map(({ percent, to, at, reached }) => (
            <tr key={percent}>
              <td className="desk-figures">{formatMoment(at, language)}</td>
              <td>{percent === 100 ? t('toldDue') : t('toldAt', { percent })}</td>
              <td>{stepRoleWords[to][language]}</td>
              <td>{reached ? <StateTag tone="done">{t('toldDone')}</StateTag> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
