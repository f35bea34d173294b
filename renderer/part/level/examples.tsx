import { useState } from 'react';
import { languageFor, ordinaryVariety, shippedVarieties } from '../../speech/variety.ts';
import { applyTextSize, applyTheme, type TextSize, type Theme } from '../../style/look.ts';
import { changeLanguage } from '../../text/change-language.ts';
import { useLanguage } from '../../text/use-language.ts';
import { Ask } from '../ask/ask.tsx';
import { type Example, example } from '../example.ts';
import { Pages } from '../pages/pages.tsx';
import { SizeKeys } from './size-keys.tsx';
import { ThemeKeys } from './theme-keys.tsx';
import { VarietyCards } from './variety-cards.tsx';
import { WritingKeys } from './writing-keys.tsx';

function Welcome() {
  const [size, setSize] = useState<TextSize>(2);
  const [theme, setTheme] = useState<Theme>('warm');
  const language = useLanguage();
  const [variety, setVariety] = useState(
    shippedVarieties.find(({ languages }) => languages.includes(language))?.tag ?? ordinaryVariety,
  );
  return (
    <>
      <Ask
        say={example('您好！我怎么跟您说话？', 'Hello! How shall I speak to you?')}
        hint={example('摸一摸，听一听，喜欢哪个选哪个。', 'Touch, listen, and take the one you like.')}
      />
      <Pages
        of={`${variety} ${language}`}
        spread
        items={[
          {
            id: 'variety',
            node: (
              <VarietyCards
                value={variety}
                onChange={(tag) => {
                  setVariety(tag);
                  void changeLanguage(languageFor(tag, language));
                }}
              >
                <WritingKeys
                  variety={variety}
                  value={language}
                  onChange={(tag) => void changeLanguage(tag)}
                />
              </VarietyCards>
            ),
          },
          {
            id: 'size',
            node: (
              <SizeKeys
                value={size}
                onChange={(wanted) => {
                  setSize(wanted);
                  applyTextSize(wanted);
                }}
              />
            ),
          },
          {
            id: 'theme',
            node: (
              <ThemeKeys
                value={theme}
                onChange={(wanted) => {
                  setTheme(wanted);
                  applyTheme(wanted);
                }}
              />
            ),
          },
        ]}
      />
    </>
  );
}

export const examples: readonly Example[] = [{ name: 'welcome', node: <Welcome /> }];
