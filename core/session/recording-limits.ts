/** How long somebody may speak in answer to one question. */
export const longestRecordingSeconds = 180;
