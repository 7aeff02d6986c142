import { Pause, Play } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import type { Block } from '../../../domain/content/index.ts';
import { useMediaUrl } from '../../content/index.ts';
import { Button } from '../../design/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './look-up.module.css';

/** A film without sound, with what it shows in words below. It begins only when somebody wants it. */
export function VideoView({ video }: { readonly video: Extract<Block, { kind: 'video' }> }): ReactElement {
  const { say } = useTexts();
  const mediaUrl = useMediaUrl();
  const film = useRef<HTMLVideoElement>(null);
  const [plays, setPlays] = useState(false);
  const press = (): void => {
    if (plays) film.current?.pause();
    // A film that cannot be shown stays still; its words are there.
    else film.current?.play().catch(() => undefined);
  };
  return (
    <figure className={style.film}>
      <video
        ref={film}
        className={style.picture}
        src={mediaUrl(video.file)}
        poster={video.poster && mediaUrl(video.poster)}
        muted
        playsInline
        preload="metadata"
        aria-hidden
        onPlay={() => setPlays(true)}
        onPause={() => setPlays(false)}
        onEnded={() => setPlays(false)}
      />
      <Button icon={plays ? Pause : Play} testId="film" onPress={press}>
        {say(plays ? 'lookUp.video.pause' : 'lookUp.video.start')}
      </Button>
      <figcaption>
        <TownText text={video.spoken} />
      </figcaption>
    </figure>
  );
}
