import { Alert, Button } from 'antd'
import type { ProfileDifference } from '../../../../main/contract/profile-sections.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Time } from '../../../components/Time.tsx'
import { useDifferenceText } from './difference-text.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface SectionClashProps {
  readonly clash: NonNullable<SectionEditor<unknown>['clash']>
  readonly pending: boolean
  save: SectionEditor<unknown>['save']
}

/** Two people changed the same entry: what each did, who and when, and whose shall hold. */
export function SectionClash({ clash: { theirs, mine }, save, pending }: SectionClashProps) {
  const t = useTexts(texts)
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('clash')}
      description={
        <>
          {theirs.map(({ version, byName, at, differences }) => (
            <div key={version}>
              <strong>{byName ?? t('theProgram')}</strong> <Time at={at} as="moment" />
              <Differences differences={differences} />
            </div>
          ))}
          <strong>{t('clashMine')}</strong>
          <Differences differences={mine} />
          <div className="settings-buttons">
            <Button size="small" loading={pending} onClick={() => save('mine')}>
              {t('settleMine')}
            </Button>
            <Button size="small" loading={pending} onClick={() => save('theirs')}>
              {t('settleTheirs')}
            </Button>
          </div>
        </>
      }
    />
  )
}

function Differences({ differences }: { readonly differences: readonly ProfileDifference[] }) {
  const say = useDifferenceText()
  return (
    <ul className="profile-faults">
      {differences.slice(0, 20).map(one => (
        <li key={JSON.stringify(one)}>{say(one)}</li>
      ))}
    </ul>
  )
}
