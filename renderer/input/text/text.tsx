import { useKiosk } from '../../kiosk.tsx';
import type { InputProps } from '../input-props.ts';
import { Writing } from '../keyboard/writing.tsx';
import { OwnWords } from '../recording/own-words.tsx';
import { isRecording } from '../recording/pieces.ts';

/** A few words of the resident's own: written, or said too, where the service asks for it and something here can hear. */
export function TextInput(props: InputProps) {
  const { question, ask, onDraft } = props;
  const { microphone } = useKiosk().state;
  const longest = Number(question.limits['maxLength'] ?? 200);
  const seconds = Number(question.limits['recordingSeconds'] ?? 0);
  if (seconds > 0 && (microphone !== 'none' || isRecording(question.value))) {
    return <OwnWords {...props} longest={longest} seconds={seconds} />;
  }
  return <Writing question={question} ask={ask} onDraft={onDraft} kind="text" longest={longest} />;
}
