import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import type { CaseKind } from '../../../main/contract/cases.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMe } from '../../app/session.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { ComingDeadline } from '../deadlines/ComingDeadline.tsx'
import { texts } from './texts.ts'
import { useKindText } from '../cases/useProfile.ts'

interface IntakeBottomProps {
  /** A kind that is only proposed so far: the button says that it will be taken so. */
  readonly kind: CaseKind | null
  /** What the answer given at once makes of it. */
  readonly ends: 'closed' | 'resolved' | null
  /** What decides about its deadline; null while the kind is open, or where it is closed at once. */
  readonly matter: ComponentProps<typeof ComingDeadline>['matter'] | null
  /** How grave it will count, and who gets it. */
  readonly preview: ReactNode
  readonly warning: string
  readonly note: string
  readonly error: ReactNode
  readonly pending: boolean
  onClear(): void
}

/** What taking it will do: the number it gets, who stays answerable, the button. */
export function IntakeBottom(props: IntakeBottomProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const trpc = useTRPC()
  const me = useMe()
  const next = useQuery(trpc.cases.nextNumber.queryOptions())
  const said = props.ends
    ? t(`takeAnd.${props.ends}`)
    : props.kind
      ? t('takeAs', { kind: kindText(props.kind) })
      : t('take')
  return (
    <div className="intake-bottom">
      {props.error}
      {props.warning === '' ? null : <Alert type="warning" showIcon role="alert" title={props.warning} />}
      <div className="intake-bottom-facts">
        <span className="desk-figures">
          {t('nextNumber')} <strong>{next.data?.number ?? '…'}</strong>
        </span>
        <span>
          {t('firstContact')} {t('me', { name: me.name ?? me.login })}
        </span>
        {props.matter ? <ComingDeadline matter={props.matter} /> : null}
        {props.preview}
        <span role="status">{props.note}</span>
      </div>
      <Button onClick={props.onClear} type="text">
        {t('clear')}
      </Button>
      <Button type="primary" htmlType="submit" loading={props.pending}>
        {said} <KeyHint keys="Ctrl Enter" />
      </Button>
    </div>
  )
}
