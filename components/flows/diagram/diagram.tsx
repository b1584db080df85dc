"use client";

import { Button, Group } from "@mantine/core";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { useCommand } from "@/components/ui/form/use-command";
import { Skeleton } from "@/components/ui/loading";
import { Note } from "@/components/ui/note";
import { flows } from "@/components/words/flows";
import { arrangeFlows, resetDiagram } from "../actions";
import type { Labels, Moved } from "./canvas";
import styles from "./diagram.module.css";
import { Drawing } from "./drawing";
import { savePng, saveSvg } from "./save";
import type { Drawn } from "./scene";

const words = flows.drawing;
const PICTURE = "flow-picture";

const Canvas = dynamic(() => import("./canvas").then((one) => one.Canvas), {
  ssr: false,
  loading: () => <Skeleton lines={12} />,
});

interface DiagramProps {
  scene: Drawn;
  labels: Labels;
  mayMove: boolean;
  /** Somebody put nodes elsewhere than the layout does. */
  isArranged: boolean;
}

/** The diagram with what can be done with it. */
export function FlowDiagram({ scene, labels, mayMove, isArranged }: DiagramProps) {
  const [moved, setMoved] = useState<ReadonlyMap<string, Moved>>(new Map());
  const [failed, setFailed] = useState(false);
  const act = useCommand(arrangeFlows, {
    done: words.kept,
    onDone: () => setMoved(new Map()),
  });
  const now = {
    ...scene,
    nodes: scene.nodes.map((one) => ({ ...one, ...placeOf(moved, one.id) })),
    edges: scene.edges.map((one) => ({
      ...one,
      route: moved.has(one.from) || moved.has(one.to) ? null : one.route,
    })),
  };
  const png = () => savePng(PICTURE, words.file).catch(() => setFailed(true));
  return (
    <>
      <Group gap="xs" className={styles.tools}>
        <Button size="xs" variant="default" onClick={() => saveSvg(PICTURE, words.file)}>
          {words.svg}
        </Button>
        <Button size="xs" variant="default" onClick={png}>
          {words.png}
        </Button>
        <Button size="xs" variant="default" onClick={() => window.print()}>
          {words.print}
        </Button>
        {mayMove && moved.size > 0 && (
          <Button
            size="xs"
            loading={act.pending}
            onClick={() => act.run({ positions: [...moved.values()] })}
          >
            {words.keep}
          </Button>
        )}
        {mayMove && isArranged && (
          <ConfirmButton
            label={words.layOut}
            body={words.layOutBody}
            command={resetDiagram}
            input={{}}
            done={words.laidOut}
          />
        )}
      </Group>
      {failed && <Note urgent tone="warn" title={words.failed} />}
      <div className={styles.screen}>
        <Canvas
          key={scene.nodes.map(({ id, x, y }) => `${id} ${x} ${y}`).join()}
          scene={scene}
          labels={labels}
          mayMove={mayMove}
          onMoved={(list) =>
            setMoved(
              (before) => new Map([...before, ...list.map((one) => [one.node, one] as const)]),
            )
          }
        />
      </div>
      <p className={styles.legend}>{words.legend}</p>
      <div className={styles.paper} aria-hidden="true">
        <Drawing scene={now} id={PICTURE} />
      </div>
    </>
  );
}

function placeOf(moved: ReadonlyMap<string, Moved>, id: string) {
  const place = moved.get(id);
  return place && { x: place.x, y: place.y };
}
