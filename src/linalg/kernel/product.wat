;; out ← A·B on row-major doubles, zeros of A skipped: out_rj = Σ_{k: A_rk ≠ 0} A_rk B_kj, every sum in ascending k from 0.
;; A: rows×inner, B: inner×cols, out: rows×cols; $A, $B, $out and $kept, which has room for 16·inner bytes, are addresses that do not overlap.
;; Columns lie side by side in vectors of two doubles, so that no sum is reordered: the result is that of the plain loop to the last bit.
(module
  (memory (export "memory") 1)
  (func (export "product")
    (param $A i32) (param $rows i32) (param $inner i32) (param $B i32) (param $cols i32) (param $out i32) (param $kept i32)
    (local $rowBytes i32) (local $end i32) (local $k i32) (local $b i32) (local $j i32) (local $p i32) (local $at i32)
    (local $value f64) (local $sum f64) (local $v v128) (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local.set $rowBytes (i32.shl (local.get $cols) (i32.const 3)))
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))

        ;; The entries of the row that are not zero, each with the address of its row of B, from $kept to $end.
        (local.set $end (local.get $kept))
        (local.set $b (local.get $B))
        (local.set $k (local.get $inner))
        (block $gathered
          (loop $entry
            (br_if $gathered (i32.eqz (local.get $k)))
            (local.set $k (i32.sub (local.get $k) (i32.const 1)))
            (f64.store (local.get $end) (local.tee $value (f64.load (local.get $A))))
            (i32.store offset=8 (local.get $end) (local.get $b))
            (local.set $end (i32.add (local.get $end) (i32.shl (f64.ne (local.get $value) (f64.const 0)) (i32.const 4))))
            (local.set $A (i32.add (local.get $A) (i32.const 8)))
            (local.set $b (i32.add (local.get $b) (local.get $rowBytes)))
            (br $entry)))

        ;; Eight columns at a time: their sums stay in registers while the rows of B go by.
        (local.set $j (i32.const 0))
        (block $blocked
          (loop $block
            (br_if $blocked (i32.gt_u (i32.add (local.get $j) (i32.const 64)) (local.get $rowBytes)))
            (local.set $s0 (v128.const i64x2 0 0))
            (local.set $s1 (v128.const i64x2 0 0))
            (local.set $s2 (v128.const i64x2 0 0))
            (local.set $s3 (v128.const i64x2 0 0))
            (local.set $p (local.get $kept))
            (block $summed
              (loop $term
                (br_if $summed (i32.ge_u (local.get $p) (local.get $end)))
                (local.set $v (v128.load64_splat (local.get $p)))
                (local.set $at (i32.add (i32.load offset=8 (local.get $p)) (local.get $j)))
                (local.set $s0 (f64x2.add (local.get $s0) (f64x2.mul (local.get $v) (v128.load (local.get $at)))))
                (local.set $s1 (f64x2.add (local.get $s1) (f64x2.mul (local.get $v) (v128.load offset=16 (local.get $at)))))
                (local.set $s2 (f64x2.add (local.get $s2) (f64x2.mul (local.get $v) (v128.load offset=32 (local.get $at)))))
                (local.set $s3 (f64x2.add (local.get $s3) (f64x2.mul (local.get $v) (v128.load offset=48 (local.get $at)))))
                (local.set $p (i32.add (local.get $p) (i32.const 16)))
                (br $term)))
            (local.set $at (i32.add (local.get $out) (local.get $j)))
            (v128.store (local.get $at) (local.get $s0))
            (v128.store offset=16 (local.get $at) (local.get $s1))
            (v128.store offset=32 (local.get $at) (local.get $s2))
            (v128.store offset=48 (local.get $at) (local.get $s3))
            (local.set $j (i32.add (local.get $j) (i32.const 64)))
            (br $block)))

        ;; The columns left over, one by one.
        (block $finished
          (loop $column
            (br_if $finished (i32.ge_u (local.get $j) (local.get $rowBytes)))
            (local.set $sum (f64.const 0))
            (local.set $p (local.get $kept))
            (block $summed
              (loop $term
                (br_if $summed (i32.ge_u (local.get $p) (local.get $end)))
                (local.set $at (i32.add (i32.load offset=8 (local.get $p)) (local.get $j)))
                (local.set $sum (f64.add (local.get $sum) (f64.mul (f64.load (local.get $p)) (f64.load (local.get $at)))))
                (local.set $p (i32.add (local.get $p) (i32.const 16)))
                (br $term)))
            (f64.store (i32.add (local.get $out) (local.get $j)) (local.get $sum))
            (local.set $j (i32.add (local.get $j) (i32.const 8)))
            (br $column)))
        (local.set $out (i32.add (local.get $out) (local.get $rowBytes)))
        (br $row)))))
