import type { EmergencyLevel } from '../../../main/contract/emergencies.ts'
import { emergencyLevelWords } from '../../../main/contract/emergency-words.ts'
import { useWord } from '../cases/words.ts'
import './emergencies.css'

/** A warning level in its colour, with its word: the same on every screen. */
export function LevelTag({ level }: { readonly level: EmergencyLevel }) {
  const word = useWord()
  return <span className={`level-tag level-tag-${level}`}>{word(emergencyLevelWords[level])}</span>
}
